package eu.megawatt.service.page;

import eu.megawatt.service.store.Sha256;

/**
 * One file of the page.
 *
 * @param gzipped the same compressed; empty where that saves nothing
 * @param etag of the plain bytes, in quotes
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
record Asset(String mediaType, byte[] plain, byte[] gzipped, String etag, boolean unchanging) {

  static Asset of(String path, byte[] plain, byte[] gzipped) {
    return new Asset(
        mediaType(path),
        plain,
        gzipped.length < plain.length * 9L / 10 ? gzipped : new byte[0],
        '"' + Sha256.hex(plain).substring(0, 32) + '"',
        path.startsWith("/assets/"));
  }

  /** The builder names what it puts under assets by its content, so it never changes. */
  String cacheControl() {
    return unchanging ? "public, max-age=31536000, immutable" : "no-cache";
  }

  private static String mediaType(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html" -> "text/html;charset=UTF-8";
      case "js", "mjs" -> "text/javascript;charset=UTF-8";
      case "css" -> "text/css;charset=UTF-8";
      case "json", "map" -> "application/json";
      case "webmanifest" -> "application/manifest+json";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "ico" -> "image/x-icon";
      case "woff2" -> "font/woff2";
      case "txt" -> "text/plain;charset=UTF-8";
      default -> "application/octet-stream";
    };
  }
}
