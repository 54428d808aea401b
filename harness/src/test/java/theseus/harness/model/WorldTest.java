package theseus.harness.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = new World();

    @Test
    void aVersionThatComesBetweenMovesTheHigherOnesUpEverywhere() {
        world.mint(1, false);
        world.hold(0, 1);
        world.snapshot(1, 0, 2);
        world.puts(1, 3, 0b101);
        world.acknowledged(1, 2, 0b11);
        world.complete(1);
        world.operation(0, Kind.READ, Stage.PUTTING, 1, 0, 1, 0, 1);

        world.mint(1, true);

        assertEquals(2, world.minted());
        assertTrue(world.isTombstone(1));
        assertFalse(world.isTombstone(2));
        assertEquals(2, world.held(0));
        assertEquals(3, world.snapshot(1, 0));
        assertEquals(0, world.puts(1, 3));
        assertEquals(0b101, world.puts(2, 3));
        assertEquals(0, world.acknowledged(1, 2));
        assertEquals(0b11, world.acknowledged(2, 2));
        assertEquals(2, world.completed());
        assertEquals(2, world.rank(0));
        assertEquals(2, world.due(0));
    }

    @Test
    void aVersionOnTopMovesNothing() {
        world.mint(1, true);
        world.hold(0, 1);
        world.snapshot(1, 0, World.EMPTY_SNAPSHOT);
        world.mint(2, false);
        assertEquals(1, world.held(0));
        assertEquals(World.EMPTY_SNAPSHOT, world.snapshot(1, 0));
        assertTrue(world.isTombstone(1));
        assertFalse(world.isTombstone(2));
        assertFalse(world.isDeletedAfter(1, 2), "a tombstone is not deleted by a value");
    }

    @Test
    void theMirrorOfTheMirrorIsTheWorld() {
        world.mint(1, false);
        world.hold(1, 1);
        world.fence(2, 4);
        world.know(2, 5);
        world.snapshot(1, 1, 2);
        world.puts(1, 2, 0b10);
        world.acknowledged(1, 0, 0b0011);
        world.openSession(1);
        world.markCopied(1);
        world.operation(0, Kind.WRITE, Stage.PUTTING, 0, 0b0010, 1, 0, 0);
        world.operation(1, Kind.READ, Stage.READING, 0, 0b0100, 1, 0b0100, 0);
        world.sortOperations();
        World mirror = world.mirrored();
        assertNotEquals(0, mirror.compareTo(world));
        assertEquals(1, mirror.held(2));
        assertEquals(4, mirror.fence(1));
        assertEquals(0b0101, mirror.acknowledged(1, 0));
        assertEquals(0b10, mirror.puts(1, 1));
        assertEquals(0, mirror.mirrored().compareTo(world));
    }

    @Test
    void fencesAndKnowledgeOnlyGrow() {
        world.fence(0, 7);
        world.fence(0, 3);
        world.know(0, 7);
        world.know(0, 3);
        assertEquals(7, world.fence(0));
        assertEquals(7, world.known(0));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        world.mint(1, false);
        world.hold(3, 1);
        byte[] bytes = new byte[World.BYTES + 3];
        world.write(bytes, 3);
        assertEquals(0, World.read(bytes, 3).compareTo(world));
    }
}
