// The same characters, as they are written on the mainland and in Taiwan.
const simplified =
  '连节码个这务编传对关开问间时应该记录说请让给进过还没么发来长数两从样标点写号单组线网络脑机学师习岁张证签选册护监';
const traditional =
  '連節碼個這務編傳對關開問間時應該記錄說請讓給進過還沒麼發來長數兩從樣標點寫號單組線網絡腦機學師習歲張證簽選冊護監';
const mainlandTerms =
  '服務器|字節|端口|連接(?!埠)|超時|默認|程序|文件|屏幕|字符|數據報|網絡|數組|打印|循環|客戶端|套接字|線程|鼠標|軟件';
const taiwanTerms =
  '伺服器|位元|连接埠|连线|逾时|预设|程式|档案|萤幕|字串|字元|资料|网路|阵列|(?<!打)印出|回圈|用户端|执行绪|软体';

/** What no sentence in Traditional Chinese for Taiwan has. */
export const simplifiedOnly = new RegExp(`[${simplified}]|${mainlandTerms}`);
/** What no sentence in Simplified Chinese has. */
export const traditionalOnly = new RegExp(`[${traditional}]|${taiwanTerms}`);
