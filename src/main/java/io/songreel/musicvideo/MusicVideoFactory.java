package io.songreel.musicvideo;

import io.micronaut.context.annotation.Factory;
import io.songreel.direction.RuleDirector;
import io.songreel.job.Jobs;
import io.songreel.media.FilmComposer;
import io.songreel.media.FilmProof;
import io.songreel.media.Stills;
import io.songreel.model.InstalledModels;
import io.songreel.render.StillMotionRenderer;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectStore;
import jakarta.inject.Singleton;

/** Puts the music video room together. */
@Factory
final class MusicVideoFactory {
    @Singleton
    Transcribers transcribers(InstalledModels models) {
        return new InstalledTranscribers(models);
    }

    @Singleton
    FilmSteps steps(ObjectStore store, Transcribers transcribers, FilmComposer composer, FilmProof prover,
            Stills stills) {
        return new FilmSteps(new ProbeStep(store), new LookStep(store), new AnalyseStep(store),
                new TranscribeStep(store, transcribers), new SegmentStep(), new DirectStep(new RuleDirector()),
                new RenderStep(store, new StillMotionRenderer(), new ThemePictures(store), stills),
                new ComposeStep(store, composer, prover), new PublishStep(store, stills));
    }

    @Singleton
    MusicVideoPlan plan(FilmSteps steps) {
        return new MusicVideoPlan(steps);
    }

    @Singleton
    MusicVideos musicVideos(Jobs jobs, Assets assets, FilmSteps steps, Transcribers transcribers) {
        return new MusicVideos(jobs, assets, steps, new Rungs(transcribers));
    }
}
