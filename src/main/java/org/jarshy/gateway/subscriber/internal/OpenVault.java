package org.jarshy.gateway.subscriber.internal;

import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.RootKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the installation's root key at the start, or says why it stays shut. */
final class OpenVault {

  private static final Logger LOG = LoggerFactory.getLogger(OpenVault.class);

  private final KeySettings settings;
  private final KeyCheck check;

  OpenVault(KeySettings settings, KeyCheck check) {
    this.settings = settings;
    this.check = check;
  }

  /** The one secret of the installation; it fits the database. */
  RootKey open() {
    KeyFile file = new KeyFile(settings.file());
    if (!file.exists()) {
      create(file);
    }
    RootKey root = file.read();
    if (!check.fits(new AesNumberVault(root))) {
      throw file.refused(
          "this is not the key that the database was made with, so no number in it could be read;"
              + " restore the keyfile that belongs to this database, or point to another database");
    }
    if (settings.throwaway()) {
      LOG.warn(
          "Numbers are sealed under a THROWAWAY key ({}): for a demonstration, never for people",
          settings.file());
    }
    return root;
  }

  private void create(KeyFile file) {
    if (check.databaseHasKey()) {
      throw file.refused(
          "there is no such file, and the database holds numbers sealed under its key;"
              + " restore the keyfile from its backup");
    }
    if (!settings.create()) {
      throw file.refused(
          "there is no such file; allowed is a keyfile with permissions 0600,"
              + " and jarshy.keys.create=true has one made for a new database");
    }
    file.create();
    LOG.info(
        "Made a new keyfile {}; without it no number can be read: back it up apart from the database",
        settings.file());
  }
}
