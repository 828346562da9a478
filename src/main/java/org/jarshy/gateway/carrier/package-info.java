/**
 * Which SMSC a message takes, its links, windows and pacing. carrier.internal.smpp is the only
 * place that knows jSMPP.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm", "outbox", "inbound"})
package org.jarshy.gateway.carrier;

import org.springframework.modulith.ApplicationModule;
