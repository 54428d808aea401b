package theseus.harness.world.sim;

/// Something that will happen at a moment of virtual time.
abstract class Event {
    /// Marks an event that concerns whichever life of the machine it meets.
    static final int ANY_LIFE = -1;

    /// Where it happens: waits while that machine is paused, is lost with the life it belongs to. Null: to nobody.
    final Machine machine;

    final int life;

    Event(Machine machine, int life) {
        this.machine = machine;
        this.life = life;
    }

    abstract void happen();

    /// Called in place of [#happen] where the machine is down or lives another life.
    void lost() {}
}
