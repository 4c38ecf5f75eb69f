package io.songreel.musicvideo;

/** The ten steps of a film, each with the tools it needs. */
record FilmSteps(ProbeStep probe, LookStep look, AnalyseStep analyse, SeparateStep separate,
        TranscribeStep transcribe, SegmentStep segment,
        DirectStep direct, RenderStep render, ComposeStep compose, PublishStep publish) {}
