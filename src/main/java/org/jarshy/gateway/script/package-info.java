/**
 * Writes Kazakh and Russian in Latin letters that every phone has, reads them back, and makes a
 * text ready to be sent. Pure Java.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm"})
package org.jarshy.gateway.script;

import org.springframework.modulith.ApplicationModule;
