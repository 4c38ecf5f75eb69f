package io.songreel.direction;

class RuleDirectorContractTest extends DirectorContract {
    @Override
    Director director() {
        return new RuleDirector();
    }
}
