package io.songreel.direction;

class PlainDirectorContractTest extends DirectorContract {
    @Override
    Director director() {
        return new PlainDirector();
    }
}
