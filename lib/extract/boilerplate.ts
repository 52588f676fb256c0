const elements =
  'script, style, noscript, nav, aside, footer, form, button, figcaption, dialog, template, ' +
  '[hidden], [aria-hidden="true"], [role="navigation"], [role="complementary"], [role="search"], [role="banner"], ' +
  '[role="contentinfo"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="toolbar"]'

// Words of a class or an id, whole or with a hyphen; what they mark is no part of an article.
const words =
  'caption captions imagecaption image-caption photo-caption img-caption wp-caption-text credit credits image-credit photo-credit ' +
  'bildunterschrift bildnachweis legende related related-content related-links related-articles related-posts relatedposts ' +
  'relatedlinks relatedarticles recommended recommendations recommendation read-more readmore more-stories morestories ' +
  'also-read see-also most-read mostread most-popular mostpopular popular trending teaser teasers teaserlist promo promobox ' +
  'newsletter newsletter-signup newsletter-box newsletterbox nl-signup subscribe subscription signup sign-up ' +
  'share shares sharing share-bar sharebar share-tools sharetools share-buttons sharebuttons social social-media socialmedia ' +
  'social-links social-share social-buttons addthis sharedaddy shareaholic ' +
  'comment comments comments-area comment-list commentlist disqus disqus_thread kommentare kommentar leserkommentare ' +
  'cookie cookies cookie-banner cookiebanner cookie-notice consent consent-banner gdpr cmp ' +
  'ad ads adv advert adverts advertisement advertising ad-container ad-slot adslot ad-wrapper anzeige werbung sponsored ' +
  'sponsor outbrain taboola native-ad breadcrumb breadcrumbs breadcrumb-nav toc table-of-contents inhaltsverzeichnis ' +
  'author-bio authorbio author-box authorbox about-author about-the-author author-info author-card ' +
  'tags tag-list taglist post-tags article-tags entry-tags keywords print-only toolbar tools article-tools skip-link ' +
  'sr-only visually-hidden screen-reader-text screen-reader sidebar side-bar right-rail rightrail infinite ' +
  'donate donation paywall-teaser poll rating ratings star-rating pagination pager prev-next post-navigation ' +
  'post-meta entry-meta article-meta article__meta postmeta metadata byline article-byline timestamp ' +
  'footer site-footer header-nav navbar navigation menu dropdown modal popup overlay tooltip ' +
  'links-block topic-list related-topics read-next readnext up-next more-from more-on mehr-zum-thema lesen-sie-auch weitere-artikel themenbox ' +
  'jp-relatedposts yarpp-related mw-editsection navbox reflist-hidden catlinks printfooter sistersitebox ambox metadata'
const marks = new Set(words.split(' '))
// Parts of a longer class or id: `c-newsletter-form__wrap`, `article-related-links--wide`.
const parts =
  /(?:^|[-_ ])(?:newsletter|related|recommend(?:ed|ations?)?|advert(?:s|isement)?|breadcrumbs?|cookie|taboola|outbrain|sharing|social|share|caption|comments|disqus|teaser|promo|subscribe|signup|sponsored|mostread|anzeige|werbung|lesetipps?|weiterlesen|bildunterschrift)(?:$|[-_ ])/i

const marking = ['class', 'id', 'data-area', 'data-component', 'data-testid', 'data-module']

/**
 * Takes out of a page what stands around its article and within it: menus, captions, related links, boxes for
 * newsletters, advertisements, comments. Nothing goes that holds a good part of the page's running text.
 */
export function removeBoilerplate(document: Document): void {
  const body = document.body
  const prose = proseIn(body)
  const all = prose.get(body) ?? 0
  const keeps = (element: Element, share: number) =>
    /^(?:HTML|BODY|MAIN|H1)$/.test(element.nodeName) || (all > 0 && (prose.get(element) ?? 0) > share * all)
  const remove = (element: Element, share = 0.3) => {
    if (!keeps(element, share)) element.remove()
  }
  for (const element of body.querySelectorAll(elements)) remove(element)
  for (const element of body.querySelectorAll(marking.map((name) => `[${name}]`).join(', '))) {
    if (/^(?:ARTICLE|HTML|BODY|MAIN|A|EM|STRONG|B|I|Q|H1)$/.test(element.nodeName)) continue
    const names = marking
      .flatMap((name) => element.getAttribute(name)?.toLowerCase().split(/\s+/) ?? [])
      .filter((name) => name && name.length < 60)
    if (!names.some((name) => marks.has(name) || parts.test(name.replace(/__/g, '-')))) continue
    // Readers may write more than the article does.
    remove(element, names.some((name) => /comment|kommentar|disqus/.test(name)) ? 0.8 : 0.3)
  }
}

/** How many characters of running text, outside links, each element holds. */
function proseIn(body: Element): Map<Element, number> {
  const prose = new Map<Element, number>()
  const walk = (element: Element): number => {
    let sum = 0
    for (const child of element.childNodes) {
      const length = child.nodeType === 3 ? (child.nodeValue?.trim().length ?? 0) : 0
      if (length > 40) sum += length
      else if (child.nodeType === 1 && !/^(?:A|SCRIPT|STYLE|NOSCRIPT)$/.test(child.nodeName))
        sum += walk(child as Element)
    }
    prose.set(element, sum)
    return sum
  }
  walk(body)
  return prose
}
