/** Signing in with an OpenID provider. */
@NullMarked
package eu.megawatt.service.security.oidc;

import org.jspecify.annotations.NullMarked;
