package eu.megawatt.service.sse;

/**
 * One event of a stream.
 *
 * @param id counts up from 1 within the stream
 * @param data one line of JSON
 */
public record StreamedEvent(long id, String name, String data) {}
