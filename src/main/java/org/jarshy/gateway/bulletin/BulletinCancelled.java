package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.kernel.BulletinId;

/** An approved bulletin was cancelled: none of its texts may leave any more. */
public record BulletinCancelled(BulletinId bulletin) {}
