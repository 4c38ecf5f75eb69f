package io.songreel.direction;

import io.songreel.direction.language.LanguageDirector;

class LanguageDirectorContractTest extends DirectorContract {
    @Override
    Director director() {
        return new LanguageDirector(new WildAuthor(), new RuleDirector());
    }
}
