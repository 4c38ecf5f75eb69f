package io.songreel.direction.language;

import io.songreel.direction.SceneDirection;
import io.songreel.model.language.Message;
import java.util.ArrayList;
import java.util.List;

/** What author and director have said to each other in a sitting. For one thread. */
final class Talk {
    private static final int REMEMBERED = 3;

    private final List<Message> beginning;
    private final List<Draft> drafts;
    private List<Message> said;

    /** @param drafts the film's scenes so far; grows while they talk */
    Talk(List<Message> beginning, List<Draft> drafts) {
        this.beginning = beginning;
        this.drafts = drafts;
        this.said = beginning;
    }

    /** The latest scenes, where this talk does not hold them. */
    List<SceneDirection> unheard() {
        return said.size() > beginning.size()
                ? List.of()
                : drafts.subList(Math.max(0, drafts.size() - REMEMBERED), drafts.size()).stream().map(Draft::plain)
                        .toList();
    }

    /** All that was said, and a question. */
    List<Message> with(Message question) {
        List<Message> asked = new ArrayList<>(said);
        asked.add(question);
        return asked;
    }

    void said(Message question, String answer) {
        said = with(question);
        said.add(Message.assistant(answer));
    }

    /** From the beginning: the author has no room for more. */
    void forget() {
        said = beginning;
    }
}
