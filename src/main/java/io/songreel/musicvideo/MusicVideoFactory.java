package io.songreel.musicvideo;

import io.micronaut.context.annotation.Factory;
import io.songreel.direction.RuleDirector;
import io.songreel.job.Jobs;
import io.songreel.media.FilmComposer;
import io.songreel.media.FilmProof;
import io.songreel.media.Stills;
import io.songreel.model.Catalogue;
import io.songreel.model.ModelStore;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectStore;
import jakarta.inject.Singleton;

/** Puts the music video room together. */
@Factory
final class MusicVideoFactory {
    @Singleton
    Transcribers transcribers(Catalogue catalogue, ModelStore models) {
        return new InstalledTranscribers(catalogue, models);
    }

    @Singleton
    FilmSteps steps(ObjectStore store, Transcribers transcribers, Renderers renderers, FilmComposer composer,
            FilmProof prover,
            Stills stills) {
        return new FilmSteps(new ProbeStep(store), new LookStep(store), new AnalyseStep(store),
                new TranscribeStep(store, transcribers), new SegmentStep(), new DirectStep(new RuleDirector()),
                new RenderStep(store, renderers, new ThemePictures(store), stills),
                new ComposeStep(store, composer, prover), new PublishStep(store, stills));
    }

    @Singleton
    MusicVideoPlan plan(FilmSteps steps) {
        return new MusicVideoPlan(steps);
    }

    @Singleton
    MusicVideos musicVideos(Jobs jobs, Assets assets, FilmSteps steps, Transcribers transcribers,
            Renderers renderers) {
        return new MusicVideos(jobs, assets, steps, new Rungs(transcribers, renderers));
    }
}
