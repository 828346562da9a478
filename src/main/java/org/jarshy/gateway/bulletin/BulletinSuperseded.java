package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.kernel.BulletinId;

/** An approved update took the place of a bulletin: none of the old words may leave any more. */
public record BulletinSuperseded(BulletinId old, BulletinId update) {}
