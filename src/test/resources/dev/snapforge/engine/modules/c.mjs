export default function () { return 'anon' } export const other = 1; export let undef
