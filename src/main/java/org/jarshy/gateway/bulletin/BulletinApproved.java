package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.kernel.BulletinId;

/** A second person approved a bulletin. */
public record BulletinApproved(BulletinId bulletin) {}
