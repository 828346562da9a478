/**
 * The durable journal of what SMSCs delivered, and the joining of long texts. Nothing is
 * acknowledged to an SMSC before it is committed here.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm"})
package org.jarshy.gateway.inbound;

import org.springframework.modulith.ApplicationModule;
