import { instance, instanceKnown } from '@/lib/instance'

/** The foot of every reader page: what being on record means, and the licence of the record. */
export function SiteFooter() {
  const { feeds, licence } = instance()
  return (
    <footer className="foot">
      <div className="wrap foot__in">
        <p>
          Onrecord keeps who said what, and when, with the words as printed. Being on record does not make a
          claim true or false.
        </p>
        <ul>
          <li>
            <a href="/about">How entries are made</a>
          </li>
          <li>
            <a href="/corrections">Corrections</a>
          </li>
          {feeds && instanceKnown() && (
            <li>
              <a href="/feed.xml">Feeds</a>
            </li>
          )}
          <li>
            <a href="/about/api">The record as data</a>
          </li>
          <li>
            <a href="/login" rel="nofollow">
              Editors’ desk
            </a>
          </li>
          <li>
            {instanceKnown() ? (
              <>
                Data under{' '}
                <a href={licence.url} rel="license noopener">
                  {licence.name}
                </a>
              </>
            ) : (
              // A page that the build makes, such as that of no record.
              <a href="/about#licence">Licence of the data</a>
            )}
          </li>
        </ul>
      </div>
    </footer>
  )
}
