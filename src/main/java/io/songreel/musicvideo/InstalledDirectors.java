package io.songreel.musicvideo;

import io.songreel.direction.Director;
import io.songreel.direction.RuleDirector;
import io.songreel.direction.language.LanguageDirector;
import io.songreel.model.gate.Gate;
import io.songreel.model.language.Exchange;
import io.songreel.model.language.InstalledLanguageModels;
import io.songreel.model.language.LocalAuthor;
import io.songreel.model.language.chat.ChatAuthor;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rules, the chat server that the owner named, and the language models in the models folder. */
final class InstalledDirectors implements Directors {
    private final Director rules = new RuleDirector();
    private final InstalledLanguageModels models;
    private final @Nullable ChatAuthor chat;
    private final Gate gate;

    /** @param chat goes before the models: whoever names a server wants it asked */
    InstalledDirectors(InstalledLanguageModels models, @Nullable ChatAuthor chat, Gate gate) {
        this.models = models;
        this.chat = chat;
        this.gate = gate;
    }

    @Override
    public Optional<Author> author() {
        return chat == null
                ? models.installed().stream().map(model -> new Author(model.identity(), true)).findFirst()
                : Optional.of(new Author(chat.identity(), true));
    }

    @Override
    public Optional<String> whyNot() {
        if (chat != null) {
            return chat.hindrance();
        }
        return author().isPresent()
                ? Optional.empty()
                : Optional.of("no language model is installed; songreel models list shows some");
    }

    @Override
    public Director rules() {
        return rules;
    }

    @Override
    public Optional<Director> asking(String author, Consumer<Exchange> record) {
        if (chat != null && chat.identity().equals(author)) {
            return Optional.of(new LanguageDirector(chat.recording(record), rules));
        }
        return models.installed().stream().filter(model -> model.identity().equals(author)).findFirst()
                .map(model -> new LanguageDirector(new LocalAuthor(model, gate), rules));
    }
}
