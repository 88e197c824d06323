package eu.megawatt.service.rest;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads request bodies with {@code Content-Encoding: gzip}; answers are {@link Answer}'s work. */
public final class GzipBodies implements ContentEncoding {

  private static final int BUFFER = 1 << 16;

  @Override
  public Set<String> ids() {
    return Set.of("gzip");
  }

  @Override
  public String name() {
    return "gzip";
  }

  @Override
  public String type() {
    return "gzip";
  }

  @Override
  public boolean supportsDecoding() {
    return true;
  }

  @Override
  public boolean supportsEncoding() {
    return false;
  }

  @Override
  public ContentDecoder decoder() {
    return Unzipping::new;
  }

  @Override
  public ContentEncoder encoder() {
    return ContentEncoder.NO_OP;
  }

  /** Begins to unzip at the first read, so that what is not gzip fails where it is handled. */
  private static final class Unzipping extends InputStream {

    private final InputStream raw;
    private InputStream plain = InputStream.nullInputStream();
    private boolean begun;

    Unzipping(InputStream raw) {
      this.raw = raw;
    }

    @Override
    public int read() throws IOException {
      return begun().read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return begun().read(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      plain.close();
      raw.close();
    }

    private InputStream begun() throws IOException {
      if (!begun) {
        begun = true;
        plain = new GZIPInputStream(raw, BUFFER);
      }
      return plain;
    }
  }
}
