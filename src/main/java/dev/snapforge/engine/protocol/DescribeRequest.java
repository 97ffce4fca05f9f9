package dev.snapforge.engine.protocol;

import java.io.DataOutput;

/** Asks for the engine's versions and for every property that its built-in objects have in this kind of isolate. */
public record DescribeRequest() implements Message {

    @Override
    public Tag tag() {
        return Tag.DESCRIBE;
    }

    @Override
    public void write(DataOutput out) {
        // No fields.
    }
}
