package dev.outcry.envelope;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * What was written, without spare room: the generator keeps a small body in a buffer of its own and
 * hands it over in one piece, which is then copied once.
 */
final class WrittenBytes extends OutputStream {

  private byte[] bytes = {};

  byte[] bytes() {
    return bytes;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    int before = bytes.length;
    bytes = Arrays.copyOf(bytes, before + length);
    System.arraycopy(source, offset, bytes, before, length);
  }
}
