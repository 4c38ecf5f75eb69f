package io.songreel.musicvideo;

/** The nine steps of a film, each with the tools it needs. */
record FilmSteps(ProbeStep probe, LookStep look, AnalyseStep analyse, TranscribeStep transcribe, SegmentStep segment,
        DirectStep direct, RenderStep render, ComposeStep compose, PublishStep publish) {}
