package io.songreel.media;

/**
 * A writable picture in planar YUV 4:2:0, BT.709 limited range (Y 16–235, U and V 16–240), 8 bit. Rows are packed:
 * {@code y} has {@code width × height} bytes, {@code u} and {@code v} a quarter each. Not safe for many threads, but
 * bands of rows may be written by several.
 */
public record Yuv420(int width, int height, byte[] y, byte[] u, byte[] v) {
    public static Yuv420 black(int width, int height) {
        byte[] y = new byte[width * height];
        byte[] u = new byte[width * height / 4];
        byte[] v = new byte[width * height / 4];
        java.util.Arrays.fill(y, (byte) 16);
        java.util.Arrays.fill(u, (byte) 128);
        java.util.Arrays.fill(v, (byte) 128);
        return new Yuv420(width, height, y, u, v);
    }
}
