/** Where to go after signing in: a path of the desk or the administration, never another site. */
export function localPath(from: unknown): string {
  return typeof from === 'string' &&
    /^\/(desk|admin)(\/[A-Za-z0-9/_-]*)?(\?[A-Za-z0-9=&+_%.~!'()*-]*)?$/.test(from)
    ? from
    : '/desk'
}
