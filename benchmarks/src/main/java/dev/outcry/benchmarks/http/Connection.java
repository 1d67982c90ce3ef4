package dev.outcry.benchmarks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One client that asks, reads the whole answer, and asks again; its connection is kept. */
final class Connection {

  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] CLOSE = "\r\nconnection: close".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] CHUNKED =
      "\r\ntransfer-encoding: chunked".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final int port;
  private final Selector selector;
  private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
  private final byte[] bytes = new byte[64 * 1024];
  private SocketChannel channel;

  Connection(int port, Selector selector) throws IOException {
    this.port = port;
    this.selector = selector;
    this.channel = connected();
  }

  private SocketChannel connected() throws IOException {
    SocketChannel made = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    made.setOption(StandardSocketOptions.TCP_NODELAY, true);
    made.configureBlocking(false);
    made.register(selector, SelectionKey.OP_READ, this);
    return made;
  }

  /** Sends a request; connects once more if the server has closed the connection. */
  void ask(ByteBuffer request) throws IOException {
    in.clear();
    if (!channel.isOpen()) {
      channel = connected();
    }
    ByteBuffer out = request.duplicate();
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** Reads what is there: the status of an answer that is complete, else 0. */
  int read() throws IOException {
    int count = channel.read(in);
    if (count < 0) {
      channel.close();
      throw new IOException("the server has closed a connection");
    }
    int length = in.position();
    in.get(0, bytes, 0, length);
    int head = find(bytes, length, END_OF_HEAD, 0);
    if (head < 0 || !isComplete(length, head)) {
      return 0;
    }
    if (find(bytes, head, CLOSE, 0) >= 0) {
      channel.close();
    }
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
  }

  private boolean isComplete(int length, int head) {
    int field = find(bytes, head + 2, LENGTH, 0);
    if (field >= 0) {
      int body = 0;
      for (int i = field + LENGTH.length; bytes[i] != '\r'; i++) {
        body = 10 * body + bytes[i] - '0';
      }
      return length >= head + 4 + body;
    }
    return find(bytes, head + 2, CHUNKED, 0) >= 0
        && find(bytes, length, LAST_CHUNK, length - LAST_CHUNK.length) >= 0;
  }

  /** Names of fields in any case. */
  private static int find(byte[] text, int end, byte[] wanted, int from) {
    for (int start = Math.max(0, from); start <= end - wanted.length; start++) {
      int i = 0;
      while (i < wanted.length && lower(text[start + i]) == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return start;
      }
    }
    return -1;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  void close() throws IOException {
    channel.close();
  }
}
