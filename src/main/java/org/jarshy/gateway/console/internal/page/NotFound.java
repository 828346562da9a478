package org.jarshy.gateway.console.internal.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is no such thing; the 404 page says so. */
class NotFound extends ResponseStatusException {

  NotFound(String what) {
    super(HttpStatus.NOT_FOUND, what);
  }
}
