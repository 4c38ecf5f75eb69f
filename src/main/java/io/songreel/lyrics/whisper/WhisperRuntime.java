package io.songreel.lyrics.whisper;

import io.github.givimad.whisperjni.WhisperJNI;
import java.io.IOException;

/**
 * Whether whisper.cpp can run on this machine. Its native libraries are loaded at the first question, once; a machine
 * where that fails gets a reason instead of an exception.
 */
public final class WhisperRuntime {
    private WhisperRuntime() {
    }

    /** Whether speech can be recognised here, given a model. */
    public static boolean available() {
        return reason().isEmpty();
    }

    /** Why not, for the owner of the machine; empty when {@link #available()}. */
    public static String reason() {
        return Loaded.REASON;
    }

    /** The JVM loads a class once and for all threads: so are the libraries. */
    private static final class Loaded {
        static final String REASON = load(Loaded::natives);

        private static void natives() throws IOException {
            WhisperJNI.loadLibrary();
            // whisper.cpp would write its loading log to standard error
            WhisperJNI.setLibraryLogger(null);
        }
    }

    /** Loads native libraries. */
    @FunctionalInterface
    interface NativeLoader {
        void load() throws IOException;
    }

    static String load(NativeLoader loader) {
        try {
            loader.load();
            return "";
        } catch (IOException e) {
            return "the speech library cannot be unpacked; check that the temporary directory is writable and not full";
        } catch (UnsatisfiedLinkError e) {
            String message = String.valueOf(e.getMessage());
            return message.contains("libgomp")
                    ? "the speech library needs the OpenMP runtime; install the package libgomp1"
                    : "the speech library does not fit this system (" + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + "); it needs Linux, macOS or Windows on x86-64 or ARM";
        } catch (LinkageError | RuntimeException e) {
            return "the speech library does not start on this system (" + e.getClass().getSimpleName() + ")";
        }
    }
}
