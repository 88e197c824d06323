package eu.megawatt.service.problem;

/**
 * One thing wrong in a request.
 *
 * @param pointer JSON pointer into the body, or the name of a query parameter
 */
public record FieldError(String pointer, String code, String detail) {}
