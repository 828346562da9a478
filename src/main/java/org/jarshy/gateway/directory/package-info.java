/**
 * Help lines and services that work without internet, by topic, place and language. Answers
 * HOTLINE; edited by operators, never by the public.
 */
@ApplicationModule(allowedDependencies = {"kernel", "bulletin", "audit", "trust"})
package org.jarshy.gateway.directory;

import org.springframework.modulith.ApplicationModule;
