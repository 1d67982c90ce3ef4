package dev.outcry.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file store has room. */
record DiskSpaceCheck(Path path, long bytes) implements HealthCheck {

  DiskSpaceCheck {
    if (bytes <= 0) {
      throw new IllegalArgumentException("at least one byte has to be wanted, not " + bytes);
    }
  }

  @Override
  public void check() throws IOException {
    long usable = Files.getFileStore(path).getUsableSpace();
    if (usable < bytes) {
      throw new IOException(usable + " bytes are left at " + path + " and " + bytes + " wanted");
    }
  }
}
