package eu.megawatt.service.rest;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.util.Set;

/**
 * Lets request bodies with {@code Content-Encoding: snappy} through as they are: remote_write means
 * the block format by it, which its receiver unpacks itself.
 */
public final class SnappyBodies implements ContentEncoding {

  @Override
  public Set<String> ids() {
    return Set.of("snappy");
  }

  @Override
  public String name() {
    return "snappy";
  }

  @Override
  public String type() {
    return "snappy";
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
    return raw -> raw;
  }

  @Override
  public ContentEncoder encoder() {
    return ContentEncoder.NO_OP;
  }
}
