/** Counting words of the genre, the longer before the shorter they begin with: for use inside a pattern. */
export const MEASURE_WORDS =
  '场次|人次|平方米|公里|亩|吨|学时|课时|小时|个工作日|工作日|天|万元|场|次|期|轮|堂|件|起|宗|例|名|人|位|个|处|家|所|座|支|块|项|条|部|份|册|本|篇|卷|批次|户|台|套|架|辆|分|元|%';
