/** What a technology does in a pilot, and how: for the declarations of the demo. Codes are those of the declaration's list. */
export const TECHNOLOGY_WORDS = {
  bigData: { purpose: '汇总经授权的经营数据，形成经营画像。', algorithm: '梯度提升树，输入四十个特征，输出评分与主要原因。' },
  artificialIntelligence: { purpose: '辅助识别异常并提示人工复核，不自动作出决定。', algorithm: '可解释评分卡，逐项给出理由。' },
  blockchain: { purpose: '多方共同记录单据流转，任何一方不能单独修改。', algorithm: '许可链，拜占庭容错共识，国密签名。' },
  smartContract: { purpose: '约定条件满足时自动生成待确认的付款指令。', algorithm: '经形式化检查的合约模板，人工确认后执行。' },
  cloud: { purpose: '弹性承载高峰交易，故障时自动切换。', algorithm: '同城双中心部署，演练恢复时间一小时以内。' },
  internetOfThings: { purpose: '以传感器记录质押物的位置与状态。', algorithm: '设备双向认证，数据上链前校验签名。' },
  multiPartyComputation: { purpose: '在原始数据不出域的前提下联合计算经营指标。', algorithm: '秘密分享协议，半诚实模型，三方参与。' },
  federatedLearning: { purpose: '各方本地训练，只交换加密的模型参数。', algorithm: '横向联邦，差分隐私，逐轮审计。' },
  homomorphicEncryption: { purpose: '对密文直接计算，查询方看不到原始数据。', algorithm: 'CKKS 近似同态加密，参数按公开文献选取。' },
  trustedExecution: { purpose: '在可信执行环境中比对数据，用后即销毁。', algorithm: '远程证明通过后方可解密输入。' },
  biometrics: { purpose: '经单独同意后核验办理人身份，并保留其他方式。', algorithm: '活体检测与一比一比对，模板不出设备。' },
  knowledgeGraph: { purpose: '展示企业关联关系，提示集中度风险。', algorithm: '实体对齐与规则推理，可逐条追溯来源。' },
  naturalLanguage: { purpose: '以方言语音引导老年客户办理，随时可转人工。', algorithm: '语音识别与意图分类，低置信度转人工。' },
  satellite: { purpose: '识别作物种类与种植面积。', algorithm: '多时相影像分割模型，每旬更新。' },
  digitalIdentity: { purpose: '由用户出示可验证凭证，免重复提交材料。', algorithm: '可验证凭证与选择性披露。' },
} as const;
export type TechnologyCode = keyof typeof TECHNOLOGY_WORDS;
