package io.songreel.musicvideo;

import io.micronaut.context.annotation.Factory;
import io.songreel.diffusion.ImageModels;
import io.songreel.job.Jobs;
import io.songreel.media.FilmComposer;
import io.songreel.media.FilmProof;
import io.songreel.media.Stills;
import io.songreel.model.InstalledModels;
import io.songreel.model.gate.Gate;
import io.songreel.model.language.InstalledLanguageModels;
import io.songreel.model.language.chat.ChatAuthor;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.storage.Assets;
import io.songreel.storage.DataDirectory;
import io.songreel.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the music video room together. */
@Factory
final class MusicVideoFactory {
    @Singleton
    Ears ears(InstalledModels models, Gate gate, DataDirectory data) {
        return new InstalledEars(models, gate, data.resolve("cache/models"));
    }

    @Singleton
    Directors directors(InstalledLanguageModels models, @Nullable ChatAuthor chat, Gate gate) {
        return new InstalledDirectors(models, chat, gate);
    }

    @Singleton
    Renderers renderers(ImageModels images, InstalledModels models, Gate gate,
            ImageMotionSettings settings, List<ModelRuntime> runtimes) {
        return new InstalledRenderers(images, new InstalledExtras(models), gate, settings, runtimes);
    }

    @Singleton
    FilmSteps steps(ObjectStore store, Ears ears, Directors directors,
            Renderers renderers, FilmComposer composer,
            FilmProof prover,
            Stills stills) {
        return new FilmSteps(new ProbeStep(store), new LookStep(store), new AnalyseStep(store),
                new SeparateStep(store, ears),
                new TranscribeStep(store, ears), new SegmentStep(), new DirectStep(store, directors),
                new RenderStep(store, renderers, new ThemePictures(store), stills),
                new ComposeStep(store, composer, prover), new PublishStep(store, stills));
    }

    @Singleton
    MusicVideoPlan plan(FilmSteps steps) {
        return new MusicVideoPlan(steps);
    }

    @Singleton
    MusicVideos musicVideos(Jobs jobs, Assets assets, FilmSteps steps, Ears ears, Directors directors,
            Renderers renderers) {
        return new MusicVideos(jobs, assets, steps, new Rungs(ears, renderers, directors));
    }
}
