export default class { static m() {} }
;[1].length
