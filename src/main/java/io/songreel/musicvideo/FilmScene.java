package io.songreel.musicvideo;

/** One scene of a film: its effective words and its clip. */
record FilmScene(int i, SceneWords words, Known<RenderStep.Clip> clip) {}
