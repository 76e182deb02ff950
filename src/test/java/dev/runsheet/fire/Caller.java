package dev.runsheet.fire;

import dev.runsheet.testing.Guests;
import dev.runsheet.testing.World;

/// A column of the table of rights.
enum Caller {
    ADMIN(World.ANN_TOKEN),
    STANDARD(World.BOB_TOKEN),
    LIGHT(World.LIN_TOKEN),
    GUEST(Guests.GUS_TOKEN),
    ELSEWHERE(World.EVE_TOKEN),
    NOBODY("");

    private final String token;

    Caller(String token) {
        this.token = token;
    }

    Wire in(Bakehouse bakery) {
        return this == NOBODY ? bakery.asNobody() : bakery.as(token);
    }
}
