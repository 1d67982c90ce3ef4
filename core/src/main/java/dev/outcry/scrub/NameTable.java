package dev.outcry.scrub;

import java.util.Locale;

/**
 * Every name that is known to say "secret", and every word that takes it back. The next name goes
 * in here.
 *
 * <p>One phrase a line, or several with commas between. A space is where two words meet: {@code api
 * key} is {@code api_key}, {@code apiKey}, {@code X-API-Key} and {@code apikey}. {@code *} in front
 * or behind says that the phrase may begin or end inside a word ({@code *token}: {@code
 * csrftoken}); {@code ^} that it begins the name.
 */
final class NameTable {

  /**
   * Wherever they stand in a name, one or many of them, unless a word behind them takes it back.
   */
  private static final String ANYWHERE =
      """
      *password*, *passwort*, *kennwort*, contrasena, mot de passe, *pass word, *passwd*, *passphrase*, pass phrase, *passcode, pass code, *pwd
      *secret, *credential, creds
      *api key, *private key, *secret key, *access key, *signing key, *encryption key
      decryption key, *master key, shared key, *account key, storage key, subscription key
      auth key, app key, application key, license key, session key, service key, security key
      deploy key, function key, hmac key, aes key, rsa key, ssh key, jwt key, host key, webhook key
      client key, server key, validation key, machine key, pre shared key, psk, passkey
      *connection string, conn string, conn str
      card verification, card code, cvv, cvc, cvn, security code, security number, security answer
      routing number, national id number, passport number, passport no, tax id
      driver license, drivers license, driver licence, drivers licence
      mfa code, otp code, totp code, two factor code, 2fa code, auth code, authorization code
      recovery code, backup code, verification code, verify code, activation code, one time code
      access code, login code, sms code
      seed phrase, recovery phrase, mnemonic phrase
      """;

  /** As those, and what they name has a detector of its own, so that a sentence may use them. */
  private static final String NUMBERS =
      """
      *card number, card no, card num, *cc number, *cc num, cc no, credit card, debit card
      primary account number, account number, account no, iban, ssn, social security
      """;

  /** At the end of a name. */
  private static final String LAST =
      """
      *token, access tokens, refresh tokens, auth tokens, api tokens
      cookie, cookies, set cookie, session cookie
      session, *session id, *sessid, sess id, sid, symfony
      auth, *authorization, authorisation, auth header, bearer, jwt, secret id, access key id
      pin, pin code, pass, db pass, user pass, my pass, smtp pass, ftp pass, mail pass, root pass
      otp, totp, hotp, two factor, 2fa
      csrf, xsrf
      code verifier, client assertion, shared access signature, sas
      """;

  private static final String LAST_NUMBERS =
      """
      pan, pan number
      """;

  private static final String LAST_OF_HEADERS =
      """
      signature, sig, assertion, dpop, oidc data
      """;

  /** At the end of {@code X-...}. */
  private static final String LAST_OF_X_HEADERS =
      """
      key
      """;

  private static final String LAST_OF_PARAMETERS =
      """
      signature, sig, assertion, saml response, saml request, oauth verifier
      """;

  /** Where a client is: they count where {@link SensitiveNames.Builder#clientAddresses} is set. */
  private static final String ADDRESSES =
      """
      x forwarded for, x original forwarded for, forwarded for, x forwarded, real ip
      connecting ip, connecting ipv6, client ip, cluster client ip, remote addr
      remote address, remote ip, peer ip, peer address, client address, client addr, ip address
      ip addr, user ip
      """;

  /** As those; in a free text they are words. */
  private static final String ADDRESSES_BY_NAME =
      """
      ^forwarded, ^from
      """;

  /** What holds one of the above and is none. */
  private static final String HARMLESS =
      """
      public api key, public token, public access key, public secret, public auth
      next token, page token, cursor token, last auth, last session, continuation token, cancel token, cancellation token
      stop token, eos token, bos token, pad token, unk token, mask token, design token
      allow credentials, with credentials, include credentials, o auth
      boarding pass, first pass, second pass, season pass, single pass, multi pass, by pass
      cache key, sort key, partition key, routing key, idempotency key, surrogate key, primary key
      foreign key, public key, request key, dedup key, websocket key, group key, message key
      io jsonwebtoken
      """;

  /** Behind a phrase they say that it is spoken of, not told. */
  private static final String TAKES_BACK =
      """
      count, counts, counter, len, length, size, type, types, kind, policy, policies
      expired, expires, expire, expiry, expiration, expiring, timeout, ttl, duration, age, days
      url, urls, uri, uris, link, path, paths, file, files, filename, dir, directory, folder
      name, names, id, ids, uuid, ref, reference, alias, version, index, column, table
      enabled, enable, disabled, disable, required, require, requirement, requirements, optional
      needed, allowed, supported, present, exists, visible, set, valid, invalid, missing, mismatch
      changed, change, created, updated, modified, rotated, rotation, at, date, time, timestamp
      hint, strength, score, complexity, rule, rules, pattern, regex, format, validation, status
      provider, manager, service, encoder, decoder, validator, generator, factory, resolver, store
      handler, filter, controller, repository, helper, util, utils, config, configuration, settings
      algorithm, alg, issuer, scope, scopes, owner, source, location, endpoint, host, port
      label, input, placeholder, prompt, title, page, form, template, field, fields, mode, usage, used
      min, max, attempt, attempts, retry, retries, failure, failures, failed, reset, error, errors
      brand, network, holder, last, last four, bin, country, currency, less
      """;

  /** In front of everything they make it a question or a figure. */
  private static final String ASKS =
      """
      is, has, can, needs, need, max, min, requires, require, required, use, uses, using, should
      show, hide, forgot, enable, enabled, allow, supports, num, total, no, accept, without, missing, invalid
      """;

  /** Behind a phrase that ends the name otherwise, they change nothing. */
  private static final String KEEPS =
      """
      value, hash, hashed, raw, encoded, encrypted, base64, b64, confirm, confirmation, header
      """;

  private NameTable() {}

  static void addTo(NamePhrases phrases) {
    add(phrases, ANYWHERE, NamePhrases.FOR_ALL | NamePhrases.ANYWHERE);
    add(phrases, NUMBERS, NamePhrases.FOR_ALL | NamePhrases.ANYWHERE | NamePhrases.NUMBER);
    add(phrases, LAST, NamePhrases.FOR_ALL);
    add(phrases, LAST_NUMBERS, NamePhrases.FOR_ALL | NamePhrases.NUMBER);
    add(phrases, LAST_OF_HEADERS, NamePhrases.FOR_HEADER);
    add(phrases, LAST_OF_X_HEADERS, NamePhrases.FOR_X_HEADER);
    add(phrases, LAST_OF_PARAMETERS, NamePhrases.FOR_PARAMETER | NamePhrases.FOR_TEXT);
    add(phrases, HARMLESS, NamePhrases.HARMLESS);
    add(phrases, TAKES_BACK, NamePhrases.TAKES_BACK);
    add(phrases, ASKS, NamePhrases.ASKS);
    add(phrases, KEEPS, NamePhrases.KEEPS);
  }

  static void addAddressesTo(NamePhrases phrases) {
    add(phrases, ADDRESSES, NamePhrases.FOR_ALL);
    add(phrases, ADDRESSES_BY_NAME, NamePhrases.FOR_ALL & ~NamePhrases.FOR_TEXT);
  }

  private static void add(NamePhrases phrases, String list, int meaning) {
    for (String line : list.lines().toList()) {
      int from = 0;
      while (from < line.length()) {
        int comma = line.indexOf(',', from);
        int to = comma < 0 ? line.length() : comma;
        phrases.addMarked(line.substring(from, to).strip().toLowerCase(Locale.ROOT), meaning);
        from = to + 1;
      }
    }
  }
}
