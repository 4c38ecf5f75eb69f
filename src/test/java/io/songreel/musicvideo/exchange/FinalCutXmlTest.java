package io.songreel.musicvideo.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.musicvideo.exchange.Timeline.Mark;
import io.songreel.musicvideo.exchange.Timeline.Shot;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

class FinalCutXmlTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_is_read_back_is_the_film_frame_by_frame(long seed) throws Exception {
        Timeline film = Films.random(seed);
        Document xml = parse(TimelineFormat.FCPXML.write(film));

        Element format = (Element) xml.getElementsByTagName("format").item(0);
        assertThat(format.getAttribute("frameDuration")).isEqualTo("1/" + film.fps() + "s");
        Map<String, Element> assets = new HashMap<>();
        for (Element asset : all(xml.getDocumentElement(), "asset")) {
            assets.put(asset.getAttribute("id"), asset);
        }
        Element sequence = (Element) xml.getElementsByTagName("sequence").item(0);
        assertThat(frames(sequence, "duration", film)).isEqualTo(film.frames());
        List<Shot> shots = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<Element> songs = new ArrayList<>();
        for (Element clip : children((Element) xml.getElementsByTagName("spine").item(0), "asset-clip")) {
            Element asset = Objects.requireNonNull(assets.get(clip.getAttribute("ref")));
            long start = frames(clip, "offset", film);
            shots.add(new Shot(clip.getAttribute("name"), source(asset), start,
                    (int) frames(clip, "duration", film)));
            assertThat(frames(asset, "duration", film)).isEqualTo(frames(clip, "duration", film));
            songs.addAll(children(clip, "asset-clip"));
            for (Element mark : children(clip, "marker")) {
                marks.add(mark(mark, Mark.Kind.BEAT, start, film));
            }
            for (Element mark : children(clip, "chapter-marker")) {
                marks.add(mark(mark, Mark.Kind.SECTION, start, film));
            }
        }
        assertThat(shots).isEqualTo(film.shots());
        assertThat(marks).containsExactlyInAnyOrderElementsOf(film.marks().stream().map(mark -> new Mark(
                mark.kind() == Mark.Kind.SECTION ? Mark.Kind.SECTION : Mark.Kind.BEAT, mark.name(), mark.frame()))
                .toList());
        assertThat(songs).hasSize(1);
        Element song = songs.getFirst();
        Element upload = Objects.requireNonNull(assets.get(song.getAttribute("ref")));
        assertThat(song.getAttribute("lane")).isEqualTo("-1");
        assertThat(frames(song, "duration", film)).isEqualTo(film.songFrames());
        assertThat(upload.getAttribute("duration"))
                .isEqualTo(film.song().samples() + "/" + film.song().sampleRate() + "s");
        assertThat(source(upload)).isEqualTo("song.mp3");
        assertThat(song.getElementsByTagName("fadeIn").getLength()).isEqualTo((int) film.song().fadeInSeconds());
        assertThat(((Element) xml.getElementsByTagName("project").item(0)).getAttribute("name"))
                .isEqualTo("A \"film\" & <more> of Größe");
    }

    /** Valid by the excerpt of the format's DTD, or it throws. */
    private static Document parse(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setValidating(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        DefaultHandler2 excerpt = new DefaultHandler2() {
            @Override
            public InputSource getExternalSubset(String name, String baseUri) throws IOException {
                InputStream dtd = FinalCutXmlTest.class.getResourceAsStream("/exchange/fcpxml-1.10-excerpt.dtd");
                InputSource source = new InputSource(dtd);
                source.setSystemId("excerpt.dtd");
                return source;
            }

            @Override
            public void error(SAXParseException e) throws SAXParseException {
                throw e;
            }
        };
        builder.setEntityResolver(excerpt);
        builder.setErrorHandler(excerpt);
        return builder.parse(new InputSource(new StringReader(text)));
    }

    private static Mark mark(Element element, Mark.Kind kind, long start, Timeline film) {
        return new Mark(kind, element.getAttribute("value"), start + frames(element, "start", film));
    }

    private static long frames(Element element, String attribute, Timeline film) {
        String text = element.getAttribute(attribute);
        if (text.equals("0s")) {
            return 0;
        }
        assertThat(text).endsWith("/" + film.fps() + "s");
        return Long.parseLong(text.substring(0, text.indexOf('/')));
    }

    private static String source(Element asset) {
        return children(asset, "media-rep").getFirst().getAttribute("src");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<Element> all(Element root, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
