package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.songreel.media.MediaRefused.Reason;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class PicturesTest {
    private static final int W = 64;
    private static final int H = 48;

    @TempDir
    Path dir = Path.of("");

    @Test
    void a_recipe_stays_in_the_file_and_the_picture_as_it_is() throws Exception {
        Picture picture = new Picture(2, 1, new byte[]{1, 2, 3, 100, 120, 127});
        String recipe = "{\"prompt\":\"a (red:1.2) b\u00f6at\",\"seed\":7}";
        Pictures.writePng(picture, dir.resolve("r.png"), recipe);
        Pictures.writeJpeg(picture, dir.resolve("r.jpg"), 0.95f, recipe);
        assertThat(Pictures.read(dir.resolve("r.png")).rgb()).isEqualTo(picture.rgb());
        assertThat(node(dir.resolve("r.png"), "iTXtEntry").getAttribute("keyword")).isEqualTo("songreel");
        assertThat(node(dir.resolve("r.png"), "iTXtEntry").getAttribute("text")).isEqualTo(recipe);
        // a JPEG comment has no charset: the JDK writes UTF-8 and reads Latin-1
        byte[] comment = node(dir.resolve("r.jpg"), "com").getAttribute("comment")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new String(comment, StandardCharsets.UTF_8)).isEqualTo("songreel " + recipe);
        assertThat(Pictures.read(dir.resolve("r.jpg")).width()).isEqualTo(2);
    }

    private static Element node(Path file, String name) throws Exception {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            IIOMetadata metadata = reader.getImageMetadata(0);
            Element tree = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
            return (Element) tree.getElementsByTagName(name).item(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"40,20,10,10", "20,40,10,10", "33,17,64,64", "10,10,10,10", "1,50,8,16"})
    void cover_fills_the_size_and_keeps_the_middle(int width, int height, int toWidth, int toHeight) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[3 * (y * width + x)] = (byte) (255 * x / Math.max(1, width - 1));
            }
        }
        Picture covered = Pictures.cover(new Picture(width, height, rgb), toWidth, toHeight);
        assertThat(covered.width()).isEqualTo(toWidth);
        assertThat(covered.height()).isEqualTo(toHeight);
        int row = toHeight / 2 * toWidth;
        int left = covered.rgb()[3 * (row + toWidth / 2 - 1)] & 255;
        int right = covered.rgb()[3 * (row + toWidth / 2)] & 255;
        assertThat((left + right) / 2.0).isCloseTo(width == 1 ? 0 : 127.5, within(3.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_INDEXED})
    void png_of_any_form_keeps_its_colours(int type) throws Exception {
        BufferedImage image = TestPictures.quarters(W, H, type);
        assertQuarters(read(TestPictures.encode(image, "png")), type == BufferedImage.TYPE_BYTE_INDEXED ? 30 : 0);
    }

    @Test
    void jpeg_and_webp_keep_their_colours() throws Exception {
        BufferedImage image = TestPictures.quarters(W, H, BufferedImage.TYPE_INT_RGB);
        assertQuarters(read(TestPictures.encode(image, "jpeg")), 12);
        assertQuarters(read(TestPictures.webp(image, true)), 0);
        assertQuarters(read(TestPictures.webp(image, false)), 30);
    }

    @Test
    void a_cmyk_jpeg_becomes_rgb() throws Exception {
        assertQuarters(read(TestPictures.cmykJpeg(W, H)), 12);
    }

    /** Java reads gray as linear light: its own conversion makes 128 into 188. */
    @Test
    void gray_stays_as_dark_as_it_was() throws Exception {
        BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((java.awt.image.DataBufferByte) gray.getRaster().getDataBuffer()).getData(), (byte) 128);

        assertThat(read(TestPictures.encode(gray, "png")).rgb()).containsOnly(128);
        for (byte value : read(TestPictures.encode(gray, "jpeg")).rgb()) {
            assertThat(value & 0xFF).isBetween(126, 130);
        }
    }

    @Test
    void sixteen_bits_become_eight() throws Exception {
        ColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
                ColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 4, 4, 3, new Point());
        for (int i = 0; i < 16; i++) {
            raster.setPixel(i % 4, i / 4, new int[]{65_535, 200 * 257, 0});
        }
        Picture picture = read(TestPictures.encode(new BufferedImage(model, raster, false, null), "png"));

        assertThat(Arrays.copyOf(picture.rgb(), 3)).containsExactly(255, 200, 0);
    }

    @Test
    void what_is_transparent_lies_on_black_but_dark_drawings_on_white() throws Exception {
        assertThat(read(TestPictures.encode(dotOnNothing(0xFFFFFFFF), "png")).rgb()[0] & 0xFF).isZero();
        Picture dark = read(TestPictures.encode(dotOnNothing(0xFF101010), "png"));
        assertThat(dark.rgb()[0] & 0xFF).isEqualTo(255);
        assertThat(dark.rgb()[3 * (4 * 8 + 4)] & 0xFF).isEqualTo(16);
        assertThat(read(TestPictures.webp(dotOnNothing(0xFFFFFFFF), true)).rgb()[0] & 0xFF).isZero();
    }

    /** Where the stored red (top left), by the Exif table, has to be seen. */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void a_turned_photo_is_put_upright(int orientation, int redRight, int redBelow) throws Exception {
        BufferedImage image = TestPictures.quarters(W, H, BufferedImage.TYPE_INT_RGB);

        Picture picture = read(TestPictures.turnedJpeg(image, orientation));

        assertThat(picture.width()).isEqualTo(orientation >= 5 ? H : W);
        int x = redRight == 1 ? picture.width() - 5 : 4;
        int y = redBelow == 1 ? picture.height() - 5 : 4;
        int at = 3 * (y * picture.width() + x);
        assertThat(picture.rgb()[at] & 0xFF).isGreaterThan(180);
        assertThat(picture.rgb()[at + 1] & 0xFF).isLessThan(80);
        // Green tells the eight apart: it is stored to the right of red.
        boolean alongX = orientation <= 4;
        int gx = alongX ? picture.width() - 1 - x : x;
        int gy = alongX ? y : picture.height() - 1 - y;
        int green = 3 * (gy * picture.width() + gx);
        assertThat(picture.rgb()[green + 1] & 0xFF).isGreaterThan(150);
        assertThat(picture.rgb()[green] & 0xFF).isLessThan(80);
    }

    @ParameterizedTest
    @CsvSource({"50001,1000", "1,30001", "65535,65535", "2147483647,2147483647", "10000,5001"})
    void too_many_pixels_are_refused_from_the_header_alone(int width, int height) throws Exception {
        Path bomb = TestPictures.claimedPng(dir.resolve("bomb"), width, height);

        assertThatThrownBy(() -> Pictures.read(bomb)).isInstanceOfSatisfying(MediaRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_PIXELS));
    }

    @Test
    void a_large_picture_comes_out_at_most_4096_a_side() throws Exception {
        BufferedImage image = TestPictures.quarters(9000, 300, BufferedImage.TYPE_BYTE_INDEXED);

        Picture picture = read(TestPictures.encode(image, "png"));

        assertThat(picture.width()).isEqualTo(4096);
        assertThat(picture.height()).isEqualTo(137);
        assertThat(picture.rgb()[0] & 0xFF).isGreaterThan(180);
    }

    @Test
    void what_is_written_is_read_again() throws Exception {
        Picture picture = read(TestPictures.encode(TestPictures.quarters(W, H, BufferedImage.TYPE_INT_RGB), "png"));
        Pictures.writePng(picture, dir.resolve("out.png"));
        Pictures.writeJpeg(picture, dir.resolve("out.jpg"), 0.95f);

        assertThat(Pictures.read(dir.resolve("out.png")).rgb()).isEqualTo(picture.rgb());
        assertQuarters(Pictures.read(dir.resolve("out.jpg")), 8);
        Pictures.writePng(picture, dir.resolve("out.jpg"));
        assertThat(MediaSniffer.picture(dir.resolve("out.jpg"))).isEqualTo(ImageFormat.PNG);
    }

    @Property(tries = 200)
    void scaling_keeps_a_plain_colour(@ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height, @ForAll @IntRange(min = 1, max = 90) int toWidth,
            @ForAll @IntRange(min = 1, max = 90) int toHeight, @ForAll byte value) {
        byte[] plain = new byte[3 * width * height];
        Arrays.fill(plain, value);

        Picture scaled = Pictures.scale(new Picture(width, height, plain), toWidth, toHeight);

        assertThat(scaled.width()).isEqualTo(toWidth);
        assertThat(scaled.rgb()).containsOnly(value);
    }

    @Test
    void shrinking_averages_over_every_pixel() {
        byte[] stripes = new byte[3 * 400 * 4];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i / 3 % 2 == 0 ? 0 : 200);
        }
        for (byte value : Pictures.scale(new Picture(400, 4, stripes), 50, 4).rgb()) {
            assertThat(value & 0xFF).isBetween(90, 110);
        }
    }

    @Property(tries = 20_000)
    void no_bytes_break_the_exif_parser(@ForAll @Size(max = 60) byte[] tail, @ForAll boolean little) {
        byte[] exif = new byte[8 + tail.length];
        System.arraycopy(tail, 0, exif, 8, tail.length);
        byte[] head = little ? new byte[]{'I', 'I', 42, 0, 8, 0, 0, 0} : new byte[]{'M', 'M', 0, 42, 0, 0, 0, 8};
        System.arraycopy(head, 0, exif, 0, 8);

        assertThat(Orientation.inTiff(exif)).isBetween(1, 8);
        assertThat(Orientation.inTiff(tail)).isBetween(1, 8);
    }

    private Picture read(byte[] file) throws Exception {
        return Pictures.read(Files.write(dir.resolve("picture"), file));
    }

    private static BufferedImage dotOnNothing(int argb) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(4, 4, argb);
        return image;
    }

    private static void assertQuarters(Picture picture, int tolerance) {
        assertThat(picture.width()).isEqualTo(W);
        assertThat(picture.height()).isEqualTo(H);
        for (int y = 4; y < H; y += 8) {
            for (int x = 4; x < W; x += 8) {
                int wanted = TestPictures.quarter(x, y, W, H);
                int at = 3 * (y * W + x);
                for (int c = 0; c < 3; c++) {
                    int expected = wanted >> (16 - 8 * c) & 0xFF;
                    assertThat(picture.rgb()[at + c] & 0xFF).isBetween(expected - tolerance, expected + tolerance);
                }
            }
        }
    }
}
