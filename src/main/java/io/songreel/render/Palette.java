package io.songreel.render;

import java.util.List;

/**
 * The film's colours as far as light and grade need them: luma 0 to 1, U and V in 8-bit steps around zero.
 *
 * @param tints
 *            at least one, darkest first
 */
record Palette(List<Tint> tints) {
    /** One colour, BT.709. */
    record Tint(double luma, double u, double v) {
        static Tint of(int rgb) {
            double r = ((rgb >> 16) & 255) / 255.0;
            double g = ((rgb >> 8) & 255) / 255.0;
            double b = (rgb & 255) / 255.0;
            double luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
            return new Tint(luma, 224 * (b - luma) / 1.8556, 224 * (r - luma) / 1.5748);
        }

        /** The same hue, at most {@code most} away from grey. */
        Tint tamed(double most) {
            double chroma = Math.sqrt(u * u + v * v);
            double share = chroma > most ? most / chroma : 1;
            return new Tint(luma, u * share, v * share);
        }

        Tint mixed(Tint other, double share) {
            return new Tint(Numbers.mix(luma, other.luma, share), Numbers.mix(u, other.u, share),
                    Numbers.mix(v, other.v, share));
        }
    }

    /** Colours that cannot be read are left out. */
    static Palette of(List<String> colours) {
        List<Tint> tints = colours.stream().filter(colour -> colour.matches("#[0-9a-fA-F]{6}"))
                .map(colour -> Tint.of(Integer.parseInt(colour.substring(1), 16))).toList();
        return new Palette(tints.isEmpty() ? List.of(new Tint(0.5, 0, 0)) : tints);
    }

    Tint dark() {
        return tints.getFirst();
    }

    Tint light() {
        return tints.getLast();
    }

    /** The {@code k}-th colour from the bright end, again from there after the middle one. */
    Tint bright(int k) {
        int choices = Math.max(1, (tints.size() + 1) / 2);
        return tints.get(tints.size() - 1 - k % choices);
    }
}
