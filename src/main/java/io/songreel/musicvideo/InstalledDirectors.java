package io.songreel.musicvideo;

import io.songreel.direction.Director;
import io.songreel.direction.RuleDirector;
import io.songreel.direction.language.LanguageDirector;
import io.songreel.model.gate.Gate;
import io.songreel.model.language.InstalledLanguageModels;
import io.songreel.model.language.LanguageModel;
import io.songreel.model.language.LocalAuthor;
import java.util.Optional;

/** The rules, and the language models in the models folder. */
final class InstalledDirectors implements Directors {
    private final Director rules = new RuleDirector();
    private final InstalledLanguageModels models;
    private final Gate gate;

    InstalledDirectors(InstalledLanguageModels models, Gate gate) {
        this.models = models;
        this.gate = gate;
    }

    @Override
    public Optional<Author> author() {
        return models.installed().stream().map(model -> new Author(model.identity(), true)).findFirst();
    }

    @Override
    public Optional<String> whyNot() {
        return author().isPresent()
                ? Optional.empty()
                : Optional.of("no language model is installed: songreel models list shows them");
    }

    @Override
    public Director rules() {
        return rules;
    }

    @Override
    public Optional<Director> asking(String author) {
        return find(author).map(model -> new LanguageDirector(new LocalAuthor(model, gate), rules));
    }

    private Optional<LanguageModel> find(String author) {
        return models.installed().stream().filter(model -> model.identity().equals(author)).findFirst();
    }
}
