package dev.outcry.scrub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokens that their issuers mark by a prefix. No entropy and no checksum: a scrubber loses nothing
 * by masking a sample.
 */
final class VendorTokenRule extends Rule {

  private static final int UPPER = Chars.UPPER | Chars.DIGIT;
  private static final int LOWER = Chars.LOWER | Chars.DIGIT;
  private static final int B64URL = Chars.BASE64URL;
  private static final int ALNUM = Chars.ALNUM;

  /** The next vendor's goes here. Where in the prefix the trigger is, and what follows it. */
  private static final Token[] TOKENS = {
    // AWS: access keys and Bedrock's API keys
    Token.exactly("AKIA", 0, UPPER, 16),
    Token.exactly("ASIA", 0, UPPER, 16),
    Token.exactly("ABIA", 0, UPPER, 16),
    Token.exactly("ACCA", 0, UPPER, 16),
    Token.exactly("A3T", 0, UPPER, 17),
    Token.atLeast("ABSK", 0, Chars.TOKEN68, 100),
    // GitHub
    Token.atLeast("ghp_", 0, Chars.WORD, 36),
    Token.atLeast("gho_", 0, Chars.WORD, 36),
    Token.atLeast("ghu_", 0, Chars.WORD, 36),
    Token.atLeast("ghs_", 0, Chars.WORD, 36),
    Token.atLeast("ghr_", 0, Chars.WORD, 36),
    Token.atLeast("github_pat_", 5, Chars.WORD, 36),
    // GitLab
    Token.atLeast("glpat-", 0, B64URL, 20).andDots(),
    Token.atLeast("gldt-", 0, B64URL, 20),
    Token.atLeast("glft-", 0, B64URL, 20),
    Token.atLeast("glrt-", 0, B64URL, 20).andDots(),
    Token.atLeast("glrtr-", 0, B64URL, 20),
    Token.atLeast("glptt-", 0, B64URL, 20),
    Token.atLeast("glcbt-", 0, B64URL, 20),
    Token.atLeast("glimt-", 0, B64URL, 20),
    Token.atLeast("gloas-", 0, B64URL, 20),
    Token.atLeast("glsoat-", 0, B64URL, 20),
    Token.atLeast("glagent-", 0, B64URL, 20),
    Token.atLeast("glffct-", 0, B64URL, 20),
    Token.atLeast("GR1348941", 0, B64URL, 20),
    // Slack: letters behind the prefix are a placeholder
    Token.atLeast("xoxa-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xoxb-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xoxe-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xoxo-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xoxp-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xoxr-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xoxs-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xoxe.xoxb-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xoxe.xoxp-", 0, B64URL, 12).withDigit(),
    Token.atLeast("xapp-", 0, B64URL, 12).withDigit(),
    // Stripe: pk_ is public
    Token.atLeast("sk_live_", 0, ALNUM, 10),
    Token.atLeast("sk_test_", 0, ALNUM, 10),
    Token.atLeast("sk_prod_", 0, ALNUM, 10),
    Token.atLeast("rk_live_", 0, ALNUM, 10),
    Token.atLeast("rk_test_", 0, ALNUM, 10),
    Token.atLeast("rk_prod_", 0, ALNUM, 10),
    Token.atLeast("whsec_", 0, ALNUM, 20),
    // Google
    Token.exactly("AIza", 0, B64URL, 35),
    // Anthropic, OpenAI
    Token.atLeast("sk-ant-", 0, B64URL, 20),
    Token.atLeast("sk-proj-", 0, B64URL, 20),
    Token.atLeast("sk-svcacct-", 0, B64URL, 20),
    Token.atLeast("sk-admin-", 0, B64URL, 20),
    Token.atLeast("sk-", 0, ALNUM, 40),
    // HashiCorp Vault
    Token.atLeast("hvs.", 0, B64URL, 20),
    Token.atLeast("hvb.", 0, B64URL, 20),
    Token.atLeast("hvr.", 0, B64URL, 20),
    // SendGrid, npm, PyPI, Hugging Face
    Token.atLeast("SG.", 0, B64URL, 60).andDots(),
    Token.atLeast("npm_", 0, ALNUM, 36),
    Token.atLeast("pypi-AgE", 0, B64URL, 50),
    Token.atLeast("hf_", 0, ALNUM, 34).notSample(),
    Token.atLeast("api_org_", 0, ALNUM, 34).notSample(),
    // DigitalOcean, Shopify
    Token.atLeast("dop_v1_", 0, LOWER, 64),
    Token.atLeast("doo_v1_", 0, LOWER, 64),
    Token.atLeast("dor_v1_", 0, LOWER, 64),
    Token.exactly("shpat_", 0, Chars.HEX, 32),
    Token.exactly("shpca_", 0, Chars.HEX, 32),
    Token.exactly("shppa_", 0, Chars.HEX, 32),
    Token.exactly("shpss_", 0, Chars.HEX, 32),
    // Databricks, Grafana, Sentry, Square, Twilio
    Token.exactly("dapi", 0, Chars.HEX, 32),
    Token.atLeast("glc_eyJ", 0, Chars.TOKEN68, 20),
    Token.atLeast("glsa_", 0, Chars.WORD, 41).notSample(),
    Token.atLeast("sntrys_eyJ", 0, Chars.TOKEN68, 40),
    Token.atLeast("sntryu_", 0, Chars.HEX, 40),
    Token.atLeast("sq0atp-", 0, B64URL, 22),
    Token.atLeast("sq0csp-", 0, B64URL, 22),
    Token.exactly("SK", 0, LOWER, 32),
    Token.exactly("AC", 0, LOWER, 32),
  };

  private final Token[] tokens;

  private VendorTokenRule(List<Token> sharing) {
    this.tokens = sharing.toArray(Token[]::new);
  }

  /** A rule for each trigger, so that none is asked for what cannot be there. */
  static List<Rule> all() {
    Map<String, List<Token>> byTrigger = new LinkedHashMap<>();
    for (Token token : TOKENS) {
      byTrigger.computeIfAbsent(token.triggerKey(), key -> new ArrayList<>()).add(token);
    }
    return byTrigger.values().stream().<Rule>map(VendorTokenRule::new).toList();
  }

  @Override
  List<Trigger> triggers() {
    return List.of(Token.triggerOf(List.of(tokens)));
  }

  @Override
  long find(String text, int at) {
    for (Token token : tokens) {
      int end = token.end(text, at);
      if (end > 0) {
        return span(token.start(at), end);
      }
    }
    return NOTHING;
  }
}
