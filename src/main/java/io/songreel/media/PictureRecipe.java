package io.songreel.media;

import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** How a picture was made, written into its file: an iTXt chunk in PNG, a comment segment in JPEG. */
final class PictureRecipe {
    static final String KEYWORD = "songreel";
    /** A JPEG segment holds 65,533 bytes; a character of the recipe takes three of them at most. */
    private static final int MAX_CHARACTERS = 20_000;

    private PictureRecipe() {
    }

    /** @param recipe text, 20,000 characters at most; UTF-8 in JPEG, whose comments have no charset of their own */
    static IIOMetadata of(ImageWriter writer, IIOImage image, ImageWriteParam param, String recipe) {
        if (recipe.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a recipe has " + MAX_CHARACTERS + " characters at most");
        }
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(image.getRenderedImage()), param);
        String format = metadata.getNativeMetadataFormatName();
        try {
            metadata.mergeTree(format, format.startsWith("javax_imageio_png")
                    ? png(format, recipe)
                    : jpeg(format, recipe));
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException("the JDK's own metadata format", e);
        }
        return metadata;
    }

    private static IIOMetadataNode png(String format, String recipe) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", KEYWORD);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", recipe);
        return root(format, "iTXt", entry);
    }

    private static IIOMetadataNode jpeg(String format, String recipe) {
        IIOMetadataNode entry = new IIOMetadataNode("com");
        entry.setAttribute("comment", KEYWORD + " " + recipe);
        IIOMetadataNode tree = root(format, "markerSequence", entry);
        tree.insertBefore(new IIOMetadataNode("JPEGvariety"), tree.getFirstChild());
        return tree;
    }

    private static IIOMetadataNode root(String format, String group, IIOMetadataNode entry) {
        IIOMetadataNode holder = new IIOMetadataNode(group);
        holder.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode(format);
        root.appendChild(holder);
        return root;
    }
}
