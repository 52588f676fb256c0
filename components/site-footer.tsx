import { dataLicence } from '@/lib/licence'

/** The foot of every reader page: what being on record means, and the licence of the record. */
export function SiteFooter() {
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
          <li>
            <a href="/feed.xml">Feeds</a>
          </li>
          <li>
            Data under{' '}
            <a href={dataLicence.url} rel="license noopener">
              {dataLicence.name}
            </a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
