/** Speech recognition with Whisper exported to ONNX, with word times from its cross-attentions. */
@NullMarked
package io.songreel.lyrics.whisper.onnx;

import org.jspecify.annotations.NullMarked;
