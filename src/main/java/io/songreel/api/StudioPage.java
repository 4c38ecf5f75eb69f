package io.songreel.api;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The studio page with the policy it lives under. Scripts come from this server only; the one inline element, the import
 * map (browsers take it from no file), is named by its hash. The nonce is for the style element that the waveform writes
 * into its own shadow tree.
 */
@Singleton
final class StudioPage {
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>",
            Pattern.DOTALL);
    private static final String POLICY = "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self' 'nonce-%s'; "
            + "img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final SecureRandom random = new SecureRandom();
    private final String html;
    private final String importMap;

    StudioPage(PageFiles files) {
        html = new String(files.find("index.html")
                .orElseThrow(() -> new IllegalStateException("the build left out the studio page")).plain(),
                StandardCharsets.UTF_8);
        Matcher map = IMPORT_MAP.matcher(html);
        if (!map.find()) {
            throw new IllegalStateException("the studio page has no import map");
        }
        importMap = sha256(map.group(1));
    }

    /**
     * One showing of the page.
     *
     * @param html
     *            with a nonce of its own
     * @param policy
     *            the Content-Security-Policy that belongs to it
     */
    record Showing(String html, String policy) {}

    Showing show() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Showing(html.replace("{{nonce}}", nonce), POLICY.formatted(importMap, nonce));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
