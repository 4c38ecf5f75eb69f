/** Speech recognition with whisper.cpp on the CPU (whisper-jni). */
@NullMarked
package io.songreel.lyrics.whisper;

import org.jspecify.annotations.NullMarked;
