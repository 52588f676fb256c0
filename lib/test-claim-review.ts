/** A ClaimReview as reviewers publish it. */
export const claimReview = (more: Record<string, unknown> = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://facts.example/bridge?utm_source=feed',
  claimReviewed: 'The harbour bridge will stay closed until June.',
  datePublished: '2025-03-20T10:00:00Z',
  inLanguage: 'en',
  author: { '@type': 'Organization', name: 'Averil Facts', url: 'https://facts.example/' },
  reviewBody: 'The plan of the harbour office says otherwise.',
  reviewRating: {
    '@type': 'Rating',
    ratingValue: '2',
    worstRating: 1,
    bestRating: 7,
    alternateName: 'Mostly wrong',
  },
  itemReviewed: {
    '@type': 'Claim',
    author: { '@type': 'Person', name: 'Mara Lindqvist' },
    datePublished: '2025-03-14',
    appearance: [{ '@type': 'NewsArticle', url: 'https://averil-courier.example/bridge-shut' }],
  },
  ...more,
})

/** Such reviews as a feed for programs. */
export const claimReviewFeed = (reviews: object[]) => ({
  '@context': 'https://schema.org',
  '@type': 'DataFeed',
  dateModified: '2025-03-21',
  dataFeedElement: reviews.map((item) => ({
    '@type': 'DataFeedItem',
    dateCreated: '2025-03-21',
    item: [item],
  })),
})
