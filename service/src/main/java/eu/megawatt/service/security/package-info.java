/** Who may call: the administrator's token, one-time sign-in codes and browser sessions. */
@NullMarked
package eu.megawatt.service.security;

import org.jspecify.annotations.NullMarked;
